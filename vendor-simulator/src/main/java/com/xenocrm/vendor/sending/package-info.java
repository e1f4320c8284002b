/** The vendor's HTTP API: one message at a time. */
@NullMarked
package com.xenocrm.vendor.sending;

import org.jspecify.annotations.NullMarked;
