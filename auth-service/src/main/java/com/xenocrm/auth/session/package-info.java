/** Session tokens: minted, shown, revoked. */
@NullMarked
package com.xenocrm.auth.session;

import org.jspecify.annotations.NullMarked;
