/** Accepted orders become documents, and their customers' statistics are recomputed. */
@NullMarked
package com.xenocrm.order;

import org.jspecify.annotations.NullMarked;
