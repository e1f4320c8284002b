/** The vendor's own front door: one message over HTTP. */
@NullMarked
package com.xenocrm.vendor.sending;

import org.jspecify.annotations.NullMarked;
