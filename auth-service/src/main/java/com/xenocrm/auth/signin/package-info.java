/** Sign-in with Google, by the authorization code flow or with an ID token. */
@NullMarked
package com.xenocrm.auth.signin;

import org.jspecify.annotations.NullMarked;
