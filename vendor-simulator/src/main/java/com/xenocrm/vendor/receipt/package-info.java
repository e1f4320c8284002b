/** Receipts that are delayed, duplicated or dropped, as configured, like those of real vendors. */
@NullMarked
package com.xenocrm.vendor.receipt;

import org.jspecify.annotations.NullMarked;
