/** Statistics of customers, derived from their orders. */
@NullMarked
package com.xenocrm.customerdata.statistics;

import org.jspecify.annotations.NullMarked;
