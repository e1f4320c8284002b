/** Outcomes of communications; always the same for the same communication. */
@NullMarked
package com.xenocrm.vendor.outcome;

import org.jspecify.annotations.NullMarked;
