/** Processes, ports and log files of this machine. */
@NullMarked
package com.xenocrm.local.process;

import org.jspecify.annotations.NullMarked;
