/** Sessions of users: their tokens, renewal and end. */
@NullMarked
package com.xenocrm.auth.session;

import org.jspecify.annotations.NullMarked;
