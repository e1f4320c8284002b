/** Erasures of persons, and what is kept to recognise their records. */
@NullMarked
package com.xenocrm.customerdata.erasure;

import org.jspecify.annotations.NullMarked;
