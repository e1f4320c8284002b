/** Google sign-in: the code flow, and ID tokens. */
@NullMarked
package com.xenocrm.auth.signin;

import org.jspecify.annotations.NullMarked;
