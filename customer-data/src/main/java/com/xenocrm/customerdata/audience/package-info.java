/** Customers that a query of rules matches. */
@NullMarked
package com.xenocrm.customerdata.audience;

import org.jspecify.annotations.NullMarked;
