/** The system under measurement, and what its processes use up. */
@NullMarked
package com.xenocrm.bench.system;

import org.jspecify.annotations.NullMarked;
