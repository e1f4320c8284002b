/** The measured system and the resources of its processes. */
@NullMarked
package com.xenocrm.bench.system;

import org.jspecify.annotations.NullMarked;
