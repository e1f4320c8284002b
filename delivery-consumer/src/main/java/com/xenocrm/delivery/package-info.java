/** Applies delivery receipts to communications; pages are recounted and campaigns completed. */
@NullMarked
package com.xenocrm.delivery;

import org.jspecify.annotations.NullMarked;
