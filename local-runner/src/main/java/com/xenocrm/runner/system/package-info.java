/** The whole system as separate processes on one machine. */
@NullMarked
package com.xenocrm.runner.system;

import org.jspecify.annotations.NullMarked;
