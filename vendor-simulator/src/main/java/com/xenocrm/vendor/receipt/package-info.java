/** Receipts that are owed later, or more than once, or never: what real vendors do, when they are told to. */
@NullMarked
package com.xenocrm.vendor.receipt;

import org.jspecify.annotations.NullMarked;
