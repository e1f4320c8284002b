/** Google sign-in, users, sessions, keys, and the audit log. */
@NullMarked
package com.xenocrm.auth;

import org.jspecify.annotations.NullMarked;
