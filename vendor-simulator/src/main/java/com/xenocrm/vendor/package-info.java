/** The outside world: a vendor that takes messages and later says, signed, what became of each. */
@NullMarked
package com.xenocrm.vendor;

import org.jspecify.annotations.NullMarked;
