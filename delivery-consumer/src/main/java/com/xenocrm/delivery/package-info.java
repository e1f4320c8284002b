/** Delivery receipts settle communications; completion are recounted page by page. */
@NullMarked
package com.xenocrm.delivery;

import org.jspecify.annotations.NullMarked;
