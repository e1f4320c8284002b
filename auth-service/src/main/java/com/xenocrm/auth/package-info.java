/** Google sign-in, users, sessions. */
@NullMarked
package com.xenocrm.auth;

import org.jspecify.annotations.NullMarked;
