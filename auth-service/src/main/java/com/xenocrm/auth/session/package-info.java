/** Sessions and their tokens: begun, shown, revoked. */
@NullMarked
package com.xenocrm.auth.session;

import org.jspecify.annotations.NullMarked;
