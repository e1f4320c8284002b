/** Processes that are started here, and found again later. */
@NullMarked
package com.xenocrm.runner.process;

import org.jspecify.annotations.NullMarked;
