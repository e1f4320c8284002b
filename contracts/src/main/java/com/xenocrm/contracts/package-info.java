/** Contracts between services. Plain Java: no Spring, no MongoDB, no behaviour. */
@NullMarked
package com.xenocrm.contracts;

import org.jspecify.annotations.NullMarked;
