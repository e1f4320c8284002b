/** Customers: identity and reads. */
@NullMarked
package com.xenocrm.customerdata.customer;

import org.jspecify.annotations.NullMarked;
