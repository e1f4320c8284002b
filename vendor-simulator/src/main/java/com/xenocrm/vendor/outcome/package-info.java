/** What becomes of a communication: the same answer for the same communication, always. */
@NullMarked
package com.xenocrm.vendor.outcome;

import org.jspecify.annotations.NullMarked;
