/** Baselines: rates of broker and database alone. */
@NullMarked
package com.xenocrm.bench.baseline;

import org.jspecify.annotations.NullMarked;
