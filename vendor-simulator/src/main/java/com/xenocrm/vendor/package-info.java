/** Simulated external vendor, which accepts messages and later reports their outcome in signed receipts. */
@NullMarked
package com.xenocrm.vendor;

import org.jspecify.annotations.NullMarked;
