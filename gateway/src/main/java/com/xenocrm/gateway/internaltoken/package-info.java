/** The internal token: the gateway's word to a service about its caller. */
@NullMarked
package com.xenocrm.gateway.internaltoken;

import org.jspecify.annotations.NullMarked;
