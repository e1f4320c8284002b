/** Orders: ownership and reads. */
@NullMarked
package com.xenocrm.customerdata.order;

import org.jspecify.annotations.NullMarked;
