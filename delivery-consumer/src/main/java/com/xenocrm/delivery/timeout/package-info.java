/** Handling of communications without receipts. */
@NullMarked
package com.xenocrm.delivery.timeout;

import org.jspecify.annotations.NullMarked;
