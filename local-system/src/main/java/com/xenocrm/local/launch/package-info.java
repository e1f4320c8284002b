/** Service processes: programs, ports, environment, start and stop. */
@NullMarked
package com.xenocrm.local.launch;

import org.jspecify.annotations.NullMarked;
