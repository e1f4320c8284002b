/** Benchmarks, each beside a baseline measured in the same run. */
@NullMarked
package com.xenocrm.bench;

import org.jspecify.annotations.NullMarked;
