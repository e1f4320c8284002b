/** The console's static files. */
@NullMarked
package com.xenocrm.gateway.console;

import org.jspecify.annotations.NullMarked;
