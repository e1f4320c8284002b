/** Storage of accepted customers, one document per email. */
@NullMarked
package com.xenocrm.customer;

import org.jspecify.annotations.NullMarked;
