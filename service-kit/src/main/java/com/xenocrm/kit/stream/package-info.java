/** Server-sent events. */
@NullMarked
package com.xenocrm.kit.stream;

import org.jspecify.annotations.NullMarked;
