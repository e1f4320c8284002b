/** Benchmark of the sending of a campaign. */
@NullMarked
package com.xenocrm.bench.campaign;

import org.jspecify.annotations.NullMarked;
