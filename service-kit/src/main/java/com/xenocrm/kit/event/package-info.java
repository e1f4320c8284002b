/** Events that documents owe to subscribers outside. */
@NullMarked
package com.xenocrm.kit.event;

import org.jspecify.annotations.NullMarked;
