/** Receipts of the vendor: applied to the log, retried, or kept until their communication appears. */
@NullMarked
package com.xenocrm.delivery.receipt;

import org.jspecify.annotations.NullMarked;
