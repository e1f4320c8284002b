/** Files of the console, and the addresses at which they are served. */
@NullMarked
package com.xenocrm.console;

import org.jspecify.annotations.NullMarked;
