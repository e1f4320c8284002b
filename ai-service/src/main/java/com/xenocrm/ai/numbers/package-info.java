/** Numbers in texts, in any notation. */
@NullMarked
package com.xenocrm.ai.numbers;

import org.jspecify.annotations.NullMarked;
