/** Communications from the exchange are delivered in simulation; the receipts owed for them are posted. */
@NullMarked
package com.xenocrm.vendor.delivery;

import org.jspecify.annotations.NullMarked;
