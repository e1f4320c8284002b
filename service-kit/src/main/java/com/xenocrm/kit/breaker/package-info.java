/** Shows operators whom a service leaves alone for a while. */
@NullMarked
package com.xenocrm.kit.breaker;

import org.jspecify.annotations.NullMarked;
