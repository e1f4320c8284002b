/** Accepted customers become documents, one per email. */
@NullMarked
package com.xenocrm.customer;

import org.jspecify.annotations.NullMarked;
