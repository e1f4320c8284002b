/** Measurements, each with the ceiling of the same run beside it. */
@NullMarked
package com.xenocrm.bench;

import org.jspecify.annotations.NullMarked;
