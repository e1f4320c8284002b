/** Ledger of all communications that the vendor received, which shows repeats. */
@NullMarked
package com.xenocrm.vendor.ledger;

import org.jspecify.annotations.NullMarked;
