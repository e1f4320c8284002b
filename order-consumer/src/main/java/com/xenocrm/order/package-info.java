/** Storage of accepted orders and recomputation of customers' statistics. */
@NullMarked
package com.xenocrm.order;

import org.jspecify.annotations.NullMarked;
