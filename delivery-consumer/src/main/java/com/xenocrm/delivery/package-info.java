/** Delivery receipts settle communications; tallies are recounted page by page. */
@NullMarked
package com.xenocrm.delivery;

import org.jspecify.annotations.NullMarked;
