/** Merge of received customer records into the stored customers (decision 0013). */
@NullMarked
package com.xenocrm.customerdata.merge;

import org.jspecify.annotations.NullMarked;
