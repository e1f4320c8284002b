/** Simulated delivery of communications, and posting of their receipts. */
@NullMarked
package com.xenocrm.vendor.delivery;

import org.jspecify.annotations.NullMarked;
