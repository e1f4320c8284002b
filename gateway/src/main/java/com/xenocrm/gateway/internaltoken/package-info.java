/** Internal tokens, which tell a service its caller. */
@NullMarked
package com.xenocrm.gateway.internaltoken;

import org.jspecify.annotations.NullMarked;
