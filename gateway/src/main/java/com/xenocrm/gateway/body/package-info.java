/** Limits of request bodies. */
@NullMarked
package com.xenocrm.gateway.body;

import org.jspecify.annotations.NullMarked;
