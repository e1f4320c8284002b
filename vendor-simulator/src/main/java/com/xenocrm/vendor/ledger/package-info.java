/** Everything that the vendor was ever given, each attempt once, so that a repeat can be seen from outside. */
@NullMarked
package com.xenocrm.vendor.ledger;

import org.jspecify.annotations.NullMarked;
